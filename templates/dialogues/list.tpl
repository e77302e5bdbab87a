{{!Dialogues for everybody.}}
<h1>[[dialogues.title]]</h1>
<p class="lead">[[dialogues.lead]]</p>
<p class="actions"><a class="button button--plain button--small" href="/question">[[dialogues.own.find]]</a>
<a class="button button--plain button--small" href="/commitments">[[commitments.title]]</a>
<a class="button button--plain button--small" href="/dialogues/duty">[[dialogues.duty]]</a>
<a class="button button--link button--small" href="{{CALENDAR}}">[[meetings.feed.calendar]]</a>
<a class="button button--link button--small" href="{{FEED}}">[[meetings.feed.atom]]</a></p>
<form class="filters" method="get" action="/dialogues" role="search">
{{>parts/select field="unit" label="[[meetings.unit]]" empty="[[meetings.all_units]]"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p>
</form>
<h2>[[dialogues.coming]]</h2>
{{#NONE_COMING}}<div class="notice"><p>[[dialogues.coming.none]]</p></div>{{/NONE_COMING}}
{{#COMING}}<article class="panel"><h3><a href="{{HREF}}">{{TITLE}}</a></h3>
<p>{{>parts/tag}} {{WHEN}}</p><p class="muted">{{UNIT}} · {{WHERE}}</p><p>{{THEMES}}</p></article>
{{/COMING}}
{{#SOME_PAST}}<h2>[[dialogues.past]]</h2>{{/SOME_PAST}}
{{#PAST}}<article class="panel"><h3><a href="{{HREF}}">{{TITLE}}</a></h3>
<p>{{>parts/tag}} {{WHEN}}</p><p class="muted">{{UNIT}} · {{WHERE}}</p><p>{{THEMES}}</p></article>
{{/PAST}}
