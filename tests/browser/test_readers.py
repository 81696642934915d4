"""What readers do: find a grade, follow and copy an address, choose colours, without scripts."""

from playwright.sync_api import Browser, Page, expect


def test_a_grade_is_one_tap_from_the_front_page(page: Page, address: str) -> None:
    """Tapping «5.» on the front page lands at what concerns the 5th grade."""
    page.goto(address)
    page.get_by_role("link", name="5. klasse", exact=True).click()
    page.wait_for_url("**/klassetrin/#klasse-5")
    section = page.locator("#klasse-5")
    assert section.evaluate("e => Math.abs(e.getBoundingClientRect().top) < 300")


def test_an_initiatives_address_leads_to_its_row(page: Page, address: str) -> None:
    """The permanent address of an initiative shows its row, and its number repeats the address."""
    page.goto(f"{address}indsatser/roed-floej/#r4")
    row = page.locator("tr#r4")
    assert row.is_visible()
    assert "Tidligere elever" in row.inner_text()
    assert row.locator("a[href='#r4']").count() == 1


def test_the_address_of_an_initiative_can_be_copied(browser: Browser, address: str) -> None:
    """The copy button puts the full address on the clipboard and says so."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}indsatser/roed-floej/")
    page.locator("#r4 button").click()
    page.get_by_role("status").filter(has_text="kopieret").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}indsatser/roed-floej/#r4"
    context.close()


def test_the_menu_works_without_scripts(browser: Browser, address: str) -> None:
    """Without scripts the menu opens, a page is reached, its text is read, search is not shown."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert not page.locator(".soegeknap").is_visible()
    page.locator(".menu summary").click()
    page.locator(".menu").get_by_role("link", name="Rød fløj").click()
    assert page.url == f"{address}indsatser/roed-floej/"
    assert page.get_by_text("Tidligere elever fortæller om det, de gjorde").is_visible()
    assert not page.locator("#r4 button").is_visible()
    context.close()


def test_without_scripts_the_readers_system_chooses_light_or_dark(
    browser: Browser, address: str
) -> None:
    """A dark system gives a dark page also where scripts are off."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    backdrop = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    assert backdrop == "rgb(20, 24, 29)"
    context.close()


def is_dark(page: Page) -> bool:
    """Whether the page is drawn in dark colours."""
    return page.locator("html.moerk").count() == 1


def test_the_palette_is_chosen_and_remembered(page: Page, address: str) -> None:
    """The button changes to dark, and the next page is dark as well; pressed again, light."""
    page.goto(address)
    page.get_by_role("button", name="Mørkt udseende", pressed=False).click()
    assert is_dark(page)
    page.goto(f"{address}hverdagen/")
    assert is_dark(page)
    page.get_by_role("button", name="Mørkt udseende", pressed=True).click()
    page.goto(address)
    assert not is_dark(page)


def test_a_page_is_printed_by_its_button(browser: Browser, address: str) -> None:
    """Where scripts run; elsewhere there is no button that does nothing."""
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.add_init_script("window.print = () => { window.printed = true; }")
        page.goto(f"{address}hverdagen/")
        button = page.get_by_role("button", name="Udskriv siden")
        expect(button).to_be_visible(visible=scripts)
        if scripts:
            button.click()
            assert page.evaluate("window.printed")
        context.close()
