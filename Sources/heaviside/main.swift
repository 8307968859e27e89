print("heaviside")
