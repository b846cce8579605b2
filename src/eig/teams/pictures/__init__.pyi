# Written by `make listings` from the listing in __init__.py.
from eig.teams.pictures.pictures_of_teams import pareto_picture as pareto_picture
from eig.teams.pictures.pictures_of_teams import points_lost_picture as points_lost_picture
from eig.teams.pictures.pictures_of_teams import seats_picture as seats_picture
