using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ServiceDefaults.Data.Database;

/// <summary>Statements of one's own in the transaction in which a context's statements go.</summary>
public static class PresentTransaction
{
    /// <summary>An empty batch in the present transaction.</summary>
    /// <param name="db">In a transaction.</param>
    public static NpgsqlBatch PresentBatch(this DbContext db) => new(Connection(db), Transaction(db));

    /// <summary>A statement in the present transaction.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="sql">The statement.</param>
    public static NpgsqlCommand PresentCommand(this DbContext db, string sql) => new(sql, Connection(db), Transaction(db));

    private static NpgsqlConnection Connection(DbContext db) => (NpgsqlConnection)db.Database.GetDbConnection();

    private static NpgsqlTransaction Transaction(DbContext db) => (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
}
