"""Every setting exists in the pinned Streamlit, and none opens a way to the outside."""

import tomllib

import pytest
from streamlit import config


@pytest.fixture
def settings(program):
    file = program.parent / ".streamlit" / "config.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_every_setting_is_known_to_streamlit(settings):
    names = [f"{section}.{name}" for section, part in settings.items() for name in part]
    assert [name for name in names if name not in config._config_options_template] == []


def test_nothing_is_asked_from_outside(settings):
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["logger"]["hideWelcomeMessage"] is True
    assert settings["client"]["showErrorLinks"] is False
    assert settings["server"]["enableAgentApi"] is False
    assert "http" not in str(settings)


def test_an_error_is_told_by_our_own_line_alone(settings):
    assert settings["logger"]["enableRich"] is False
