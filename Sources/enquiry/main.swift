print("enquiry")
