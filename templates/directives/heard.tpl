{{!You said, we did.}}
<h1>[[directives.heard.title]]</h1>
<p class="lead">[[directives.heard.lead]]</p>
<p class="actions"><a class="button button--plain" href="/directives">[[directives.title]]</a> <a class="button button--plain" href="/programmes">[[joint.title]]</a></p>
{{#EMPTY}}<div class="notice"><p>[[directives.heard.empty]]</p></div>{{/EMPTY}}
{{#CARD}}<article class="panel"><div class="split">
<div><h2>[[directives.heard.said]]</h2><ul class="ties">{{#WISH}}<li><span class="muted">{{WISH_KIND}}</span> <a href="{{WISH_HREF}}">{{WISH_TITLE}}</a>{{#WISH_RATED}} <span class="muted">{{RATING}}</span>{{/WISH_RATED}}</li>
{{/WISH}}</ul></div>
<div><h2>[[directives.heard.did]]</h2><p><a href="{{HREF}}">{{TITLE}}</a></p><p>{{DONE}}</p><p><a href="{{CHAIN_HREF}}">[[links.chain]]</a></p></div>
</div></article>
{{/CARD}}
