{{!The ways in which people decide with the state.}}
<h1>[[together.title]]</h1>
<p class="lead">[[together.lead]]</p>
<ul class="cards">
<li class="card"><h2><a href="/publications">[[publications.title]]</a></h2><p>{{PUBLICATIONS}}</p></li>
<li class="card"><h2><a href="/consultations">[[consult.title]]</a></h2><p>{{CONSULTATIONS}}</p></li>
<li class="card"><h2><a href="/votes">[[votes.title]]</a></h2><p>{{VOTES}}</p></li>
<li class="card"><h2><a href="/proposals">[[proposals.title]]</a></h2><p>{{PROPOSALS}}</p></li>
<li class="card"><h2><a href="/works">[[works.title]]</a></h2><p>{{WORKS}}</p></li>
<li class="card"><h2><a href="/boards">[[boards.title]]</a></h2><p>{{BOARDS}}</p></li>
</ul>
<p><a href="/opinions">[[consult.track.link]]</a></p>
