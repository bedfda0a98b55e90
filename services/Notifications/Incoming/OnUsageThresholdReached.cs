using System.Globalization;
using Notifications.Data;
using Notifications.Email.Templates;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Billing;

namespace Notifications.Incoming;

/// <summary>The company hears that a part of its pool or its money limit is used. Billing asks its settings whether it wants to.</summary>
public sealed class OnUsageThresholdReached(NotificationsDb db, TimeProvider clock) : IHandle<UsageThresholdReached>
{
    public Task HandleAsync(UsageThresholdReached message, CancellationToken cancellationToken)
    {
        var percent = message.Percent.ToString(CultureInfo.InvariantCulture);
        db.EmailNews.Add(EmailNews.Of(message.CompanyId, $"threshold:{message.PeriodId:N}:{message.Kind}:{percent}", EmailKind.UsageThreshold, clock.GetUtcNow(), new()
        {
            ["percent"] = percent,
            ["of"] = message.Kind.ToString(),
        }));
        return db.SaveOnceAsync(TemplateTables.Cause, cancellationToken);
    }
}
