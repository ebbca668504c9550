"""What holds for Japanese and English text anywhere: characters, folding, order, width, letters."""
