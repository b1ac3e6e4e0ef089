//! Ids of what several areas speak of. An area that alone owns a thing declares its id itself.
use db::id;

id!(/// A community.
    CommunityId, "com");
id!(/// A person.
    PersonId, "pers");
id!(/// A participatory process.
    ProcessId, "proc");
id!(/// A dated stage of a process.
    StageId, "stg");
id!(/// A proposal.
    ProposalId, "prop");
id!(/// A vote of a process.
    VoteId, "vote");
id!(/// A proposal that won.
    InitiativeId, "init");
id!(/// A fundraising campaign.
    CampaignId, "camp");
id!(/// A meeting.
    MeetingId, "meet");
id!(/// An organisation.
    OrganisationId, "org");
id!(/// An uploaded file.
    FileId, "file");

impl CommunityId {
    /// The instance itself: the bare host, where the directory and the operators are.
    pub const INSTANCE: CommunityId = CommunityId(uuid::Uuid::nil());
}
