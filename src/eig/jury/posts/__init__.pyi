# Written by `make listings` from the listing in __init__.py.
from eig.jury.posts.allocation_of_posts import Allocation as Allocation
from eig.jury.posts.allocation_of_posts import PostTie as PostTie
from eig.jury.posts.allocation_of_posts import fill_posts as fill_posts
from eig.jury.posts.chains_of_moves import ChainMove as ChainMove
from eig.jury.posts.chains_of_moves import VacancyChain as VacancyChain
from eig.jury.posts.chains_of_moves import vacancy_chain as vacancy_chain
from eig.jury.posts.chains_of_moves import vacancy_chains as vacancy_chains
