def load():
    raise NotImplementedError
