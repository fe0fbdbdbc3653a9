from .weed import WEED

# A real S3-compatible server is 150 MB: these tests are for whoever has installed it (README).
collect_ignore = [] if WEED else ["test_bucket_server.py"]
