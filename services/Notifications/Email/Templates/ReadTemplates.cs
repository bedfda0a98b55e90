using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email.Templates;

/// <summary>The emails whose words a company may choose.</summary>
internal static class ReadTemplates
{
    internal static async Task<Ok<IReadOnlyList<EmailTemplateView>>> HandleAsync(NotificationsDb db, CancellationToken cancellationToken)
    {
        var own = await db.EmailTemplates.AsNoTracking().ToDictionaryAsync(template => template.Kind, cancellationToken);
        IReadOnlyList<EmailTemplateView> views = [.. EmailKind.All.Values.Where(kind => !kind.OfTeam).OrderBy(kind => kind.Title, StringComparer.Ordinal)
            .Select(kind => Show(kind, own.GetValueOrDefault(kind.Name)))];
        return TypedResults.Ok(views);
    }

    internal static EmailTemplateView Show(EmailKind kind, EmailTemplate? own) => new(
        kind.Name, kind.Title, [.. kind.Words], kind.Subject, kind.Intro, own?.Subject, own?.Intro, own?.ChangedBy, own?.ChangedAt);

    /// <summary>Null for kinds there are not, and for those that are not the company's.</summary>
    internal static EmailKind? Find(string kind) => EmailKind.All.GetValueOrDefault(kind) is { OfTeam: false } found ? found : null;
}
