using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Http;

namespace ServiceDefaults.Data.Database;

/// <summary>A row that belongs to one company. Queries see only the rows of <see cref="CurrentCompany"/>.</summary>
public interface ICompanyOwned
{
    /// <summary>The company.</summary>
    Guid CompanyId { get; }
}

/// <summary>
/// Base of every service's DbContext: outbox, inbox, idempotency keys, and the filter that keeps companies apart.
/// </summary>
/// <remarks>Instances come from the scope (they are pooled); a context taken from elsewhere has no company and sees no rows.</remarks>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Name of the query filter; only background workers may ignore it.</summary>
    public const string CompanyFilter = "company";

    private CurrentCompany? _company;
    private Outbox? _outbox;

    /// <summary>Facts and commands to publish with the next commit.</summary>
    public Outbox Outbox => _outbox ?? throw new InvalidOperationException("Take the context from a scope.");

    internal DbSet<OutboxRow> OutboxRows => Set<OutboxRow>();

    internal DbSet<InboxRow> InboxRows => Set<InboxRow>();

    internal DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    // A property of the context, so that EF reads it anew for every query of a pooled instance.
    private Guid FilteredCompany => _company?.Id ?? Guid.Empty;

    internal void Lease(CurrentCompany company, WireNames names, TimeProvider clock)
    {
        _company = company;
        _outbox = new Outbox(this, names, clock);
    }

    /// <summary>Goes back to the pool without a company, so that the next lease cannot see the former one's rows.</summary>
    public override void Dispose()
    {
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose" />
    public override ValueTask DisposeAsync()
    {
        Forget();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    private void Forget() => (_company, _outbox) = (null, null);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        BusTables.Configure(modelBuilder);
        IdempotencyKey.Configure(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(ICompanyOwned)) && e.BaseType is null && !e.IsOwned()))
            modelBuilder.Entity(entity.ClrType).HasQueryFilter(CompanyFilter, FilterOf(entity.ClrType));
    }

    private LambdaExpression FilterOf(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        var owner = Expression.Property(row, entity.GetProperty(nameof(ICompanyOwned.CompanyId))!);
        var current = Expression.Property(Expression.Constant(this, typeof(ServiceDb)),
            typeof(ServiceDb).GetProperty(nameof(FilteredCompany), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!);
        return Expression.Lambda(Expression.Equal(owner, current), row);
    }
}

/// <summary>Mapping helpers every service uses the same way.</summary>
public static class EntityConventions
{
    /// <summary>Optimistic concurrency by PostgreSQL's own row version: a lost update becomes a conflict.</summary>
    /// <param name="entity">The entity being mapped.</param>
    public static EntityTypeBuilder<T> UseXmin<T>(this EntityTypeBuilder<T> entity) where T : class
    {
        entity.Property<uint>("xmin").IsRowVersion();
        return entity;
    }
}
