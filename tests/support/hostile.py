"""Two hundred hostile values and more: what a text may hold that looks like code somewhere.

Made of what opens something (a tag, a call, an address) and of what would have to be closed first
where the text lands: an attribute, a cell, a script, a comment.
"""

from collections.abc import Iterator

RUN = "window.ramt=1"
OPENED = (
    f"<script>{RUN}</script>",
    "<SCRIPT src=//a.example/x.js></SCRIPT>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<math><mi xlink:href=javascript:{RUN}>x</mi></math>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<input autofocus onfocus={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<object data=javascript:{RUN}></object>",
    f"<embed src=javascript:{RUN}>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<a href=java&#115;cript:{RUN}>x</a>",
    f"<a href='data:text/html,<script>{RUN}</script>'>x</a>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
    f"<button formaction=javascript:{RUN}>x</button>",
    "<style>*{background:url(//a.example)}</style>",
    "<link rel=stylesheet href=//a.example/x.css>",
    "<base href=//a.example/>",
    "<meta http-equiv=refresh content='0;url=//a.example'>",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<video><source onerror={RUN}></video>",
    "<p style=position:fixed;inset:0>x</p>",
    "<p id=soeg class=soeg>x</p>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={RUN}&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    "{{ 7*7 }}",
    "{{ config }}",
    "{{ ''.__class__.__mro__ }}",
    "{% raise %}",
    "{% include 'mkdocs.yml' %}",
    "{# skjult #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    f"[x](javascript:{RUN})",
    "![x](//a.example/x.png)",
    f"[x]: javascript:{RUN}",
    f"<javascript:{RUN}>",
    "[^1] [TOC] *[x]: y",
    "# Overskrift { #stjaalet }",
    "| a | b |",
    "`kode` **fed** _streg_ ~~væk~~",
    "javascript:alert(1)//",
    "on click=x skjult",
    "; drop table x; -- '",
    "$(rm -rf x) `id` && x | y",
    "../../../etc/passwd",
    "constructor __proto__ toString",
    "null None NaN undefined true",
)
CLOSED = ("", '">', "'>", "</td></table></article>", "</script></style></title>-->]]>")


def _values() -> Iterator[str]:
    for close in CLOSED:
        yield from (f"{close}{each}" for each in OPENED)


VALUES = tuple(_values())
