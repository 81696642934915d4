"""The site's fragments and shared pages, rendered by the templates in ``macros/templates/``."""

from policy.report.templating import Templates

SITE = Templates("macros", "policy.report")
"""The site's own templates, and those of the reports, which the site shows too."""

fragment = SITE.fragment
page = SITE.page
stylesheet = SITE.stylesheet
keep_compiled = SITE.keep_compiled
compile_all = SITE.compile_all
