using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Notifications.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Work;
using Texting.Contracts.Notifications;

namespace Notifications.Email.Templates;

/// <summary>Makes emails of news, in the company's words of this moment: one commit takes the news and leaves the email.</summary>
internal sealed class NewsWriter(
    IServiceScopeFactory scopes, EmailDispatcher dispatcher, IOptions<EmailOptions> options, TimeProvider clock, ILogger<NewsWriter> log) : ClaimLoop(clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(1);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claimed = await db.Database.SqlQuery<Claim>($"""
            DELETE FROM email_news WHERE id = (
              SELECT news.id FROM email_news news JOIN companies ON companies.company_id = news.company_id
              ORDER BY news.id LIMIT 1 FOR UPDATE OF news SKIP LOCKED)
            RETURNING company_id, key, kind, facts, trace_parent
            """).ToListAsync(cancellationToken);
        if (claimed is not [var news]) return 0;

        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(news.CompanyId);
        if (!await db.Emails.AnyAsync(email => email.Key == news.Key, cancellationToken) && await WriteAsync(db, news, cancellationToken) is { } written)
            db.Emails.Add(written);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        dispatcher.Wake();
        return 1;
    }

    private async Task<OutgoingEmail?> WriteAsync(NotificationsDb db, Claim news, CancellationToken cancellationToken)
    {
        var company = await db.Companies.AsNoTracking().SingleAsync(cancellationToken);
        var kind = EmailKind.All[news.Kind];
        var to = kind.OfTeam ? options.Value.CustomerExperience : company.OwnerEmail;
        // A company that left is still told what it owes, and nothing else.
        if (to.Length == 0 || (!company.Active && kind.Name != EmailKind.PeriodReady)) return null;

        var own = await db.EmailTemplates.AsNoTracking().SingleOrDefaultAsync(template => template.Kind == kind.Name, cancellationToken);
        var facts = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(news.Facts)!;
        var email = ProductEmail.Write(kind, own?.Subject, own?.Intro, NewsValues.Of(kind.Name, facts, company), options.Value.PublicAddress);
        return OutgoingEmail.Of(
            new SendEmail(news.Key, news.CompanyId, to, email.Subject, email.Html, null, kind.Name), _clock.GetUtcNow(), email.Text, fromName: "", email.Unsubscribe, news.TraceParent);
    }

    private sealed record Claim(Guid CompanyId, string Key, string Kind, string Facts, string? TraceParent);
}
