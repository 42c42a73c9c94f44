# What the gazette says in other words than civic. All others are those of civic.

home = Front page
plan-home = The plan
see-changes = See all the news
