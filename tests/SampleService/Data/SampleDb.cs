using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Database;

namespace SampleService.Data;

/// <summary>The tables of the sample service.</summary>
public sealed class SampleDb(DbContextOptions<SampleDb> options) : ServiceDb(options)
{
    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Effect> Effects => Set<Effect>();

    public DbSet<Profile> Profiles => Set<Profile>();
}
