{{!What a thing is tied to; pages/links/panel.h fills it.}}
{{#LINKS_PANEL}}<section class="panel" id="links" aria-labelledby="links-head">
<h2 id="links-head">[[links.head]]</h2>
{{#LINKS_NONE}}<p>[[links.none]]</p>{{/LINKS_NONE}}
<ul class="ties">{{#LINK}}<li><span class="muted">{{LINK_NAME}}</span> <a href="{{LINK_HREF}}">{{LINK_TITLE}}</a> <span class="muted">({{LINK_KIND}}, {{LINK_SINCE}})</span>{{#LINK_WHY}}<br>{{LINK_WORDS}}{{/LINK_WHY}}
{{#LINK_UNDO}}<details><summary>[[links.undo]]</summary><form class="form" method="post" action="/staff/links/undo">{{>parts/csrf}}
<input type="hidden" name="edge" value="{{LINK_ID}}"><input type="hidden" name="subject_kind" value="{{LINKS_KIND}}"><input type="hidden" name="subject_code" value="{{LINKS_CODE}}"><input type="hidden" name="back" value="{{LINKS_BACK}}">
<div class="field"><label for="link-reason-{{LINK_ID}}">[[links.reason]]</label><input class="input" id="link-reason-{{LINK_ID}}" name="link_reason" maxlength="500" required></div>
<p class="actions"><button class="button button--plain button--small" type="submit">[[links.undo]]</button></p></form></details>{{/LINK_UNDO}}</li>
{{/LINK}}</ul>
<p><a href="{{LINKS_CHAIN}}">[[links.chain]]</a>{{#LINK_PROMISE}} · <a href="{{PROMISE_HREF}}">[[commitments.new]]</a>{{/LINK_PROMISE}}</p>
{{#LINK_ADD}}<details{{#LINK_OPEN}} open{{/LINK_OPEN}}><summary>[[links.add]]</summary>
<form class="form" method="post" action="/staff/links/join">{{>parts/csrf}}
<input type="hidden" name="subject_kind" value="{{LINKS_KIND}}"><input type="hidden" name="subject_code" value="{{LINKS_CODE}}"><input type="hidden" name="back" value="{{LINKS_BACK}}">
{{>parts/select field="link_kind" label="[[links.kind]]" hint="[[links.kind.hint]]" empty="[[links.choose]]"}}
{{>parts/input field="link_to" label="[[links.to]]" hint="[[links.to.hint]]" complete="off" max="100"}}
{{>parts/input field="link_words" label="[[links.words]]" hint="[[links.words.hint]]" complete="off" max="500" optional="1"}}
<p class="actions"><button class="button button--plain" type="submit">[[links.join]]</button></p></form></details>{{/LINK_ADD}}
</section>{{/LINKS_PANEL}}
