"""The one registry of refusals: code → HTTP status. A code is never reused for another meaning.

Sentences stand in server/words/{zh,en}.json under "refusal"; a test holds the two together.
"""

from __future__ import annotations

from typing import Any

STATUS: dict[str, int] = {
    # the request
    "not_found": 404,
    "method_not_allowed": 405,
    "body_not_json": 400,
    "body_invalid": 422,
    "body_too_large": 413,
    "too_many_requests": 429,
    "unexpected": 500,
    # sign-in and rights
    "sign_in_needed": 401,
    "session_expired": 401,
    "sign_in_wrong": 401,
    "sign_in_locked": 429,
    "password_wrong": 403,
    "password_short": 422,
    "password_same": 422,
    "role_not_allowed": 403,
    # storage
    "storage_full": 507,
    "storage_busy": 503,
    # plots
    "plot_unknown": 404,
    # approved fallow
    "fallow_unknown": 404,
    "fallow_differs": 409,
    "fallow_ended": 409,
    "fallow_days_wrong": 422,
    "fallow_document_wrong": 422,
    "fallow_document_gone": 410,
    # imports
    "import_unknown": 404,
    "import_file_missing": 422,
    "import_file_wrong": 422,
    "import_file_broken": 422,
    "import_file_gone": 410,
    "import_archive_unsafe": 422,
    "import_archive_too_large": 422,
    "import_too_large": 413,
    "import_crs_foreign": 422,
    "import_needs_crs": 422,
    "import_needs_encoding": 422,
    "import_needs_fields": 422,
    "import_needs_layer": 422,
    "import_options_invalid": 422,
    "import_already_applied": 409,
    "import_nothing_to_apply": 409,
    # sheets that people fill in
    "sheet_unreadable": 422,
    "sheet_too_large": 413,
    "sheet_columns_missing": 422,
    "sheet_has_faults": 409,
    # grids
    "grid_unknown": 404,
    "grid_closed": 409,
    "grid_code_taken": 409,
    "grid_area_taken": 409,
    "grid_area_outside": 403,
    "grid_person_outside": 422,
    "grid_before_the_last": 422,
    "grid_same_person": 422,
    "grid_post_ended": 422,
    "grid_ends_too_early": 422,
    "grid_nobody_comes_or_goes": 422,
    "grid_takes_no_plots": 422,
    # photos
    "upload_unknown": 404,
    "upload_expired": 410,
    "upload_offset_differs": 409,
    "upload_locked": 423,
    "upload_version": 412,
    "upload_content_type": 415,
    "upload_metadata": 400,
    "upload_length": 400,
    "upload_too_large": 413,
    "upload_broken_off": 400,
    "upload_piece_differs": 460,
    "photo_hash_differs": 460,
    "photo_not_an_image": 415,
    "photo_unknown": 404,
    "photo_unreadable": 422,
    "photo_gone": 410,
    # records
    "inspection_unknown": 404,
    "inspection_differs": 409,
    "inspection_of_other_person": 403,
    "inspection_id_invalid": 422,
    # problems
    "problem_unknown": 404,
    "problem_differs": 409,
    "problem_of_other_person": 403,
    "problem_moved": 409,
    "problem_step_differs": 409,
    "problem_step_not_now": 409,
    "problem_step_not_yours": 403,
    "problem_own_recheck": 403,
    "problem_own_find": 403,
    "problem_extended_enough": 409,
    "problem_photos_owed": 409,
    # citizens' tip-offs
    "tell_work_wrong": 403,
    "tell_work_spent": 409,
    "tell_code_taken": 409,
    "tell_differs": 409,
    "tell_too_many": 429,
    "tell_receipt_wrong": 403,
    "tell_token_over": 401,
    "tell_not_now": 409,
    "tell_question_unknown": 404,
    "tell_enough": 409,
    # matters of tip-offs
    "matter_unknown": 404,
    "matter_moved": 409,
    "matter_step_differs": 409,
    "matter_step_not_now": 409,
    "matter_levels_differ": 409,
    "matter_nobody_to_ask": 409,
    "matter_split_first": 409,
    "matter_place_missing": 422,
    "matter_place_reporters": 422,
    "matter_picture_unseen": 422,
    # keys of phones
    "device_key_invalid": 422,
    "device_key_of_other": 409,
    "device_unknown": 404,
    # people
    "person_unknown": 404,
    "person_self": 403,
    "person_area_outside": 403,
    "person_beyond_area": 403,
    "person_login_taken": 409,
    "person_last_officer": 409,
    "person_last_role": 409,
    # editions of the rules
    "edition_unknown": 404,
    "edition_taken": 409,
    "edition_superseded": 409,
    "pace_changed": 409,
    "edition_unseen": 409,
    "edition_in_future": 422,
    "whole_district_needed": 403,
    # exports
    "export_unknown": 404,
    "export_too_many": 429,
    "export_not_ready": 409,
    "export_gone": 410,
    "export_areas_changed": 403,
    # review
    "review_of_own": 403,
    "decision_taken": 409,
    "decision_differs": 409,
    "paper_patrol_unknown": 404,
    "paper_patrol_differs": 409,
    # patrol tracks
    "track_unknown": 404,
    "track_not_allowed": 403,
    "track_differs": 409,
    "track_basis_differs": 409,
    "track_basis_days_wrong": 422,
    "second_look_unknown": 404,
    "second_look_empty": 422,
    "look_of_acceptor": 403,
    "look_taken": 409,
    # messages
    "message_is_order": 409,
    "push_service_unknown": 422,
    "browser_unknown": 404,
    # suggestions
    "suggestion_unknown": 404,
    "suggestion_differs": 409,
    "suggestion_of_own": 403,
    "suggestion_too_many": 429,
    # operators
    "operator_differs": 409,
    "contract_unknown": 404,
    "contract_not_a_document": 415,
    "case_unknown": 404,
    "case_open": 409,
    "case_differs": 409,
    "case_step_wrong": 409,
    "case_not_good": 409,
    # rewards for tip-offs
    "reward_unknown": 404,
    "reward_moved": 409,
    "reward_not_now": 409,
    "reward_step_differs": 409,
    "reward_own_matter": 403,
    "reward_approved_by_you": 403,
    "reward_not_due_now": 409,
    "reward_no_budget": 409,
    "reward_over_budget": 409,
    "reward_code_wrong": 422,
    "reward_claim_late": 409,
    "reward_staff_undeclared": 422,
    "reward_terms_changed": 409,
    "reward_budget_changed": 409,
    "reward_budget_below": 409,
    "contact_none": 404,
    "contact_not_apart": 403,
    "contact_deleted": 410,
    "contact_key_missing": 503,
    "bulletin_unknown": 404,
    "bulletin_too_early": 409,
    "bulletin_published": 409,
    # rescue
    "rescue_file_wrong": 422,
}
RETRY = frozenset(
    {
        "storage_full",
        "storage_busy",
        "too_many_requests",
        "upload_locked",
        "unexpected",
        "tell_too_many",
    }
)


class Refusal(Exception):
    """A request that is not taken: `code` of the registry and the facts a client can act on."""

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.status = STATUS[code]
        self.facts = facts

    def problem(self, title: str) -> dict[str, Any]:
        """RFC 9457 body; `title` is the sentence in the language asked for."""
        facts = {**self.facts, "retry": True} if self.code in RETRY else self.facts
        return {
            "type": f"/problems/{self.code}",
            "title": title,
            "status": self.status,
            "code": self.code,
            "facts": facts,
        }
