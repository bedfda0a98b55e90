using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SampleService;
using SampleService.Data;

namespace ServiceDefaults.Data.Tests.Database;

public sealed class CompanyFilterTests(SampleHost host) : IClassFixture<SampleHost>
{
    private readonly Guid _one = Guid.CreateVersion7();
    private readonly Guid _two = Guid.CreateVersion7();

    [Fact]
    public async Task A_company_sees_its_own_rows_and_without_a_company_there_are_none()
    {
        await WriteAsync(_one, 3);
        await WriteAsync(_two, 2);
        Assert.Equal(3, await host.InScopeAsync(_one, db => db.Notes.CountAsync()));
        Assert.Equal(2, await host.InScopeAsync(_two, db => db.Notes.CountAsync()));
        Assert.Equal(0, await host.InScopeAsync(null, db => db.Notes.CountAsync()));
    }

    [Fact]
    public async Task Pooled_contexts_never_show_the_rows_of_the_company_before()
    {
        await WriteAsync(_one, 1);
        await WriteAsync(_two, 2);
        // Many leases of few instances, in turn and at once.
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            Guid? company = (i % 3) switch { 0 => _one, 1 => _two, _ => null };
            Assert.Equal((i % 3) switch { 0 => 1, 1 => 2, _ => 0 }, await host.InScopeAsync(company, db => db.Notes.CountAsync()));
        });
    }

    [Fact]
    public async Task A_context_that_was_not_taken_from_a_scope_has_no_company()
    {
        await WriteAsync(_one, 1);
        await host.InScopeAsync(_one, db => db.Notes.CountAsync());
        var factory = host.Host.Services.GetRequiredService<IDbContextFactory<SampleDb>>();
        for (var i = 0; i < 20; i++)
        {
            await using var db = await factory.CreateDbContextAsync();
            Assert.Equal(0, await db.Notes.CountAsync());
            Assert.Throws<InvalidOperationException>(() => db.Outbox);
        }
    }

    [Fact]
    public async Task A_worker_may_look_past_the_filter_by_its_name()
    {
        await WriteAsync(_one, 1);
        await WriteAsync(_two, 1);
        var companies = await host.InScopeAsync(null, db => db.Notes.IgnoreQueryFilters([SampleDb.CompanyFilter])
            .Where(note => note.CompanyId == _one || note.CompanyId == _two).CountAsync());
        Assert.Equal(2, companies);
    }

    private Task<int> WriteAsync(Guid company, int count) => host.InScopeAsync(company, db =>
    {
        for (var i = 0; i < count; i++) db.Notes.Add(new Note { Id = Guid.CreateVersion7(), CompanyId = company, Text = "hello" });
        return db.SaveChangesAsync();
    });
}
