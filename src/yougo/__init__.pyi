from yougo.api import Glossary as Glossary
from yougo.api import find_terms as find_terms
from yougo.api import open_glossary as open_glossary

__version__: str
