using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Database;

namespace Notifications.Email.Templates;

/// <summary>
/// Something a company is to be emailed about, as facts. It becomes an email as soon as the company's owner is known: the
/// news and the company travel on different roads, and either may come first.
/// </summary>
public sealed class EmailNews : ICompanyOwned
{
    public Guid Id { get; init; }

    public Guid CompanyId { get; init; }

    /// <summary>The cause; of its email, too.</summary>
    public string Key { get; init; } = "";

    /// <summary>Name of its <see cref="EmailKind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What the event said, invariant.</summary>
    public Dictionary<string, string> Facts { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public string? TraceParent { get; init; }

    public static EmailNews Of(Guid company, string key, string kind, DateTimeOffset now, Dictionary<string, string> facts) => new()
    {
        Id = Guid.CreateVersion7(now),
        CompanyId = company,
        Key = key,
        Kind = kind,
        Facts = facts,
        CreatedAt = now,
        TraceParent = System.Diagnostics.Activity.Current?.Id,
    };
}

/// <summary>A company's own words for a kind of email.</summary>
public sealed class EmailTemplate : ICompanyOwned
{
    public Guid CompanyId { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>Null: the product's.</summary>
    public string? Subject { get; set; }

    /// <summary>Null: the product's.</summary>
    public string? Intro { get; set; }

    public string? ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class TemplateTables : IEntityTypeConfiguration<EmailNews>, IEntityTypeConfiguration<EmailTemplate>
{
    /// <summary>The same news a second time is none.</summary>
    internal const string Cause = "ix_email_news_company_id_key";

    public void Configure(EntityTypeBuilder<EmailNews> builder)
    {
        builder.ToTable("email_news");
        builder.HasKey(news => news.Id);
        builder.HasIndex(news => new { news.CompanyId, news.Key }, Cause).IsUnique();
        builder.Property(news => news.Facts).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<EmailTemplate> builder)
    {
        builder.ToTable("email_templates");
        builder.UseXmin();
        builder.HasKey(template => new { template.CompanyId, template.Kind });
    }
}
