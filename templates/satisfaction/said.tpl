{{!A word after the survey.}}
<h1>[[survey.title]]</h1>
<div class="notice notice--done"><p>{{SAID}}</p></div>
<p><a href="/satisfaction">[[survey.to_results]]</a></p>
