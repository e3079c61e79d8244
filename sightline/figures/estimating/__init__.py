"""How many there are that nobody recorded: multiple systems estimation. Experimental, for analysts only.

Plain functions on a table of histories: no Django, no record of anybody. The method is that of Chan, Silverman and
Vincent (2021), Journal of the American Statistical Association 116, 1297, and of Silverman, Chan and Vincent (2024),
Statistics and Computing 34, 44; the published estimates are its tests.
"""
