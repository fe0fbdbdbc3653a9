from .attachments import PostFile, PostPicture, own_name
from .kinds import LANGUAGE_CHOICES, LANGUAGES, Kind, State
from .posts import Post

__all__ = ["LANGUAGES", "LANGUAGE_CHOICES", "Kind", "Post", "PostFile", "PostPicture", "State", "own_name"]
