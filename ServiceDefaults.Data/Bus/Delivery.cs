using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ServiceDefaults.Data.Bus;

/// <summary>What every consumer does with a delivery, whatever its handler.</summary>
internal static class Delivery
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>AMQP allows any text. Ours are UUIDs; what others send is hashed into one, so that it is deduped all the same.</summary>
    internal static Guid? IdOf(string? messageId) => string.IsNullOrEmpty(messageId) ? null
        : Guid.TryParse(messageId, out var id) ? id
        : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 16));

    /// <summary>A database that is away is waited for, instead of filling the error queue.</summary>
    internal static async Task WhenDatabaseIsThereAsync(Func<Task> handle, Action<TimeSpan> onWait, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await handle();
                return;
            }
            catch (Exception exception) when (IsDatabaseAway(exception) && !cancellationToken.IsCancellationRequested)
            {
                var wait = TimeSpan.FromMilliseconds(Math.Min(LongestWait.TotalMilliseconds, 100 * Math.Pow(2, Math.Min(attempt, 10))));
                onWait(wait);
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
    }

    internal static bool IsDatabaseAway(Exception? exception) =>
        exception is DbException { IsTransient: true } || (exception?.InnerException is { } inner && IsDatabaseAway(inner));
}

/// <summary>The company a message is about. "CompanyId" is the word for it in every contract.</summary>
internal static class CompanyOf<TMessage> where TMessage : class
{
    private static readonly Func<TMessage, Guid>? Read = typeof(TMessage)
        .GetProperty("CompanyId", BindingFlags.Public | BindingFlags.Instance)?.GetMethod?.CreateDelegate<Func<TMessage, Guid>>();

    /// <summary>Null: messages of this kind concern all companies.</summary>
    /// <exception cref="PoisonMessageException">It should name one and does not.</exception>
    internal static Guid? Require(TMessage message, string wireName, Guid? messageId)
    {
        if (Read is null) return null;
        // The deserializer reads a missing property as its default, and an empty body as an object without any.
        var company = Read(message);
        return company == Guid.Empty ? throw new PoisonMessageException($"{wireName} {messageId} names no company.") : company;
    }
}
