from hypothesis import settings

# A slow machine is no reason to fail: no test here is about time.
settings.register_profile("yougo", deadline=None)
settings.load_profile("yougo")
