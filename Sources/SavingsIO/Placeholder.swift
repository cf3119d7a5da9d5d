import Savings
