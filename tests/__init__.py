"""The tests, room by room; stories run through all rooms, house holds the rules of the house."""
