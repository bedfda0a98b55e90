namespace ServiceDefaults.Data.Bus;

/// <summary>Handles one kind of message many at a time, where a commit for each would cost more than its work.</summary>
/// <typeparam name="T">The contract.</typeparam>
public interface IHandleMany<T> where T : class
{
    /// <summary>
    /// Applies the messages, all or none. The scope's context is in a transaction that also has the inbox rows; it is
    /// saved and committed afterwards. The messages are of any companies, so <b>no company is current</b>: ignore the
    /// filter and match the company of each message yourself. As with one message, an effect needs a unique key of its own.
    /// </summary>
    /// <param name="messages">At least one; no two deliveries of the same message.</param>
    /// <param name="cancellationToken">Ends with the process.</param>
    Task HandleAsync(IReadOnlyList<Received<T>> messages, CancellationToken cancellationToken);
}

/// <summary>A message among others that arrived together.</summary>
/// <typeparam name="T">The contract.</typeparam>
/// <param name="Message">The message.</param>
/// <param name="TraceParent">W3C traceparent of its own handling; null when it is not traced.</param>
public sealed record Received<T>(T Message, string? TraceParent) where T : class;
