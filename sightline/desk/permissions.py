"""What posts may do at the desk. What stands on its pages is asked of the folders it comes from."""

CAPABILITIES = {"desk.my_work": "See one's own work and one's team's"}
