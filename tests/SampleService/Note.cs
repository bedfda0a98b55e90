using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;

namespace SampleService;

/// <summary>State that is committed together with a fact about it.</summary>
public sealed class Note : ICompanyOwned
{
    public required Guid Id { get; init; }

    public required Guid CompanyId { get; init; }

    public required string Text { get; init; }
}

/// <summary>What a handler did. Without a unique key, against the rule for handlers, so that a second time shows.</summary>
public sealed class Effect : ICompanyOwned
{
    public long Id { get; init; }

    public required Guid NoteId { get; init; }

    public required Guid CompanyId { get; init; }

    /// <summary>Trace that the handler ran in.</summary>
    public required string? TraceId { get; init; }
}

/// <summary>A replica.</summary>
public sealed class Profile : IReplica, ICompanyOwned
{
    public required Guid Id { get; init; }

    public required Guid CompanyId { get; init; }

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    public decimal Balance { get; private set; }

    public void Apply(ProfileChanged snapshot) => (Version, Name, Balance) = (snapshot.Version, snapshot.Name, snapshot.Balance);
}

internal sealed class ProfileTables : IEntityTypeConfiguration<Profile>
{
    public void Configure(EntityTypeBuilder<Profile> entity) => entity.UseXmin().Property(profile => profile.Balance).HasPrecision(12, 4);
}
