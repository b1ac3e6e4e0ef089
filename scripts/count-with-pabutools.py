"""Counts one Pabulib file with pabutools, the reference program in Python, and prints the seconds of processor time that
one run of equal shares took (without reading the file). Used by `make bench` for a ratio; needs `pip install pabutools`."""

import sys
import time

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares

instance, profile = parse_pabulib(sys.argv[1])
profile = profile.as_multiprofile()
began = time.process_time()
winners = method_of_equal_shares(instance, profile, sat_class=Cost_Sat)
print(f"{time.process_time() - began:.4f} {len(winners)}")
