# The list of commands. `make` alone prints it; what each one does in detail stands in scripts/.

.DEFAULT_GOAL := help
.PHONY: help demo run test check fmt unit both browser bench deny release clean-demo

help: ## print this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## build, then serve a complete story on http://localhost:8080
	@scripts/need-compiler
	@cargo run --profile demo -p vatra --bin vatra -- demo

run: ## serve your own communities with the configuration in vatra.toml
	@scripts/need-compiler
	@cargo run --profile demo -p vatra --bin vatra -- serve

test: ## everything that must be green: format, lints, tests on both engines, browser
	@scripts/test

check: ## format and lints, without running anything
	@scripts/check

fmt: ## put the code into the one format
	@cargo fmt --all

unit: ## all tests without a browser, on SQLite only
	@env -u TEST_POSTGRES cargo test --workspace

both: ## all tests without a browser, on SQLite and on a throw-away PostgreSQL
	@scripts/with-postgres cargo test --workspace

browser: ## the browser tests; FILES='vote.test.mjs' runs some of them
	@scripts/browser $(FILES)

bench: ## measure speed, memory, start and page weights on this machine
	@scripts/bench

deny: ## licences and known vulnerabilities of what we depend on
	@scripts/deny

release: ## build the one binary to install
	@scripts/release

clean-demo: ## forget the demo's data; the next `make demo` tells its story anew
	@rm -rf data/demo.sqlite data/demo.sqlite-shm data/demo.sqlite-wal data/demo
