<div class="oops">
  <p class="oops__number" aria-hidden="true">{{STATUS}}</p>
  <h1>{{HEADING}}</h1>
  <p class="lead">{{TEXT}}</p>
  <p class="actions"><a class="button" href="/">[[error.home]]</a>
  <a class="button button--plain" href="/track">[[error.track]]</a></p>
</div>
