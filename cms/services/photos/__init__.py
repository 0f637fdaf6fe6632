"""What people do with photographs: taking them in, wording, finding, crediting and using them."""
