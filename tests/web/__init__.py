"""The pages of the requesting side, as officers, approvers and strangers see them."""
