"""Language models, which are asked for the missing name of a term where a person says so.

What is asked (`requests`) and what of an answer is fit to be proposed (`answers`) knows no model; `client`
asks one by the package llm.
"""
