<h1>[[about.accessibility]]</h1>
<p class="lead">[[about.accessibility.lead]]</p>
<ul>
<li>[[about.accessibility.script]]</li>
<li>[[about.accessibility.keyboard]]</li>
<li>[[about.accessibility.desk]]</li>
</ul>
