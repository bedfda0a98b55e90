using Notifications.Audience;
using Notifications.Settings;

namespace Notifications.Rules;

/// <summary>What a rule may look at.</summary>
/// <param name="Settings">The company's switches as they are now.</param>
/// <param name="Company">Null while the platform has not told of it.</param>
/// <param name="Office">Active admins and office managers.</param>
/// <param name="People">Those the event speaks of, as far as they are known.</param>
internal sealed record Situation(NotificationSettings Settings, Company? Company, IReadOnlyList<Recipient> Office, IReadOnlyList<Recipient> People)
{
    internal Recipient? Find(Guid id) => People.FirstOrDefault(person => person.Id == id);

    /// <summary>The full name; null when it is not known.</summary>
    internal string? NameOf(Guid id) => Find(id) is { Name.Length: > 0 } person ? person.Name : null;

    internal string? FirstNameOf(Guid id) => NameOf(id)?.Split(' ', 2)[0];
}
