namespace ServiceDefaults.Operations;

/// <summary>How a service is: <c>GET /api/{service}/operations/state</c>, operators only. Nothing in it belongs to a person.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Status">The worst of its checks: <c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>.</param>
/// <param name="Checks">Its checks, the same that <c>/health</c> asks.</param>
/// <param name="Outbox">Facts that wait for the broker; null while the database is away.</param>
/// <param name="Queues">The queues it reads; null while the broker is away.</param>
public sealed record ServiceState(string Service, string Status, IReadOnlyList<CheckState> Checks, OutboxState? Outbox, IReadOnlyList<QueueState>? Queues);

/// <summary>One health check.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status"><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>.</param>
/// <param name="Detail">What is wrong; null when nothing is.</param>
public sealed record CheckState(string Name, string Status, string? Detail);

/// <summary>What waits to be published.</summary>
/// <param name="Waiting">Messages.</param>
/// <param name="OldestSeconds">Seconds since the oldest was written; 0 when none waits.</param>
public sealed record OutboxState(long Waiting, double OldestSeconds);

/// <summary>One queue.</summary>
/// <param name="Name"><c>{service}.{message}</c>.</param>
/// <param name="Ready">Messages that wait to be handled.</param>
/// <param name="Readers">Processes that read it; 0 means that nobody does.</param>
/// <param name="DeadLetters">Messages that could not be handled, set aside.</param>
public sealed record QueueState(string Name, long Ready, long Readers, long DeadLetters);

/// <summary>
/// Messages of one queue that could not be handled: <c>GET /api/{service}/operations/dead-letters/{queue}</c>, operators only,
/// the oldest 50. Unknown queues are 404; 503 <c>broker-away</c>. The bodies stay where they are: they may hold what people wrote.
/// </summary>
/// <param name="Queue">The queue they were read from.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Oldest">What is known of the oldest ones.</param>
public sealed record DeadLetters(string Queue, long Count, IReadOnlyList<DeadLetter> Oldest);

/// <summary>A message that could not be handled.</summary>
/// <param name="MessageId">Its id; null when its publisher gave none.</param>
/// <param name="FailedAt">When it was set aside, UTC; null when the broker did that, after too many deliveries.</param>
/// <param name="Exception">Type of the failure; null when not known.</param>
/// <param name="Bytes">Size of its body.</param>
public sealed record DeadLetter(string? MessageId, DateTimeOffset? FailedAt, string? Exception, int Bytes);

/// <summary>
/// The answer to <c>POST /api/{service}/operations/dead-letters/{queue}/retry</c>, operators only: what was set aside when it was
/// called goes back into its queue, at most 500. Needs no Idempotency-Key: a message that was handled is not handled again.
/// </summary>
/// <param name="Retried">How many went back.</param>
public sealed record RetriedLetters(int Retried);
