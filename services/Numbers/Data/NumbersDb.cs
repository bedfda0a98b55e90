using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Database;

namespace Numbers.Data;

/// <summary>The tables of Numbers; each is mapped beside its capability.</summary>
public sealed class NumbersDb(DbContextOptions<NumbersDb> options) : ServiceDb(options);
