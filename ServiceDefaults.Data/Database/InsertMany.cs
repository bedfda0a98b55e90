using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace ServiceDefaults.Data.Database;

/// <summary>
/// Rows of one table in one statement, for hot paths: EF writes a statement for each row, and each of those costs the server a plan
/// to start, and its triggers a call.
/// </summary>
public static class InsertMany
{
    private static readonly ConcurrentDictionary<IEntityType, Insert> Inserts = new();

    /// <summary>The statement; put it into a batch of the transaction. The rows do not become part of the context.</summary>
    /// <param name="db">Knows the table.</param>
    /// <param name="rows">In the order in which they are to be written; at least one.</param>
    /// <typeparam name="T">Mapped to one table without shadow properties, with what the database generates left to it.</typeparam>
    public static NpgsqlBatchCommand InsertCommand<T>(this DbContext db, IReadOnlyList<T> rows)
        where T : class
    {
        var insert = Inserts.GetOrAdd(db.Model.FindEntityType(typeof(T))!, Insert.Into);
        var command = new NpgsqlBatchCommand(insert.Sql);
        foreach (var column in insert.Columns) command.Parameters.Add(column.Of(rows));
        return command;
    }

    private sealed record Insert(string Sql, IReadOnlyList<Column> Columns)
    {
        public static Insert Into(IEntityType entity)
        {
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            var columns = entity.GetProperties().Where(property => IsOurs(property, table)).Select(property => new Column(property, property.GetColumnName(table)!)).ToList();
            var (names, values) = (new StringBuilder(), new StringBuilder());
            foreach (var column in columns)
            {
                if (names.Length > 0)
                {
                    names.Append(", ");
                    values.Append(", ");
                }

                names.Append(column.Name);
                values.Append("n.").Append(column.Name).Append(column.Cast);
            }

            var unnested = string.Join(", ", Enumerable.Range(1, columns.Count).Select(number => $"${number}"));
            // unnest keeps the order of what it is given.
            return new($"INSERT INTO {table.Name} ({names}) SELECT {values} FROM unnest({unnested}) AS n({names})", columns);
        }

        private static bool IsOurs(IProperty property, StoreObjectIdentifier table) =>
            property.GetValueGenerationStrategy(table) is NpgsqlValueGenerationStrategy.None
            && property.GetDefaultValueSql(table) is null && property.GetComputedColumnSql(table) is null;
    }

    /// <summary>A column as an array with a value for each row. An array in a column comes as its text: unnest would flatten it.</summary>
    private sealed class Column
    {
        private readonly IProperty _property;
        private readonly string _type;
        private readonly bool _isArray;
        private readonly Type _element;

        public Column(IProperty property, string name)
        {
            (_property, Name, _type) = (property, name, property.GetColumnType());
            _isArray = _type.EndsWith("[]", StringComparison.Ordinal);
            var provided = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
            _element = _isArray ? typeof(string) : provided.IsValueType && property.IsNullable && Nullable.GetUnderlyingType(provided) is null ? typeof(Nullable<>).MakeGenericType(provided) : provided;
        }

        public string Name { get; }

        public string Cast => _isArray ? $"::{_type}" : "";

        public NpgsqlParameter Of<T>(IReadOnlyList<T> rows)
            where T : class
        {
            var convert = _property.GetTypeMapping().Converter?.ConvertToProvider;
            var getter = _property.GetGetter();
            var values = Array.CreateInstance(_element, rows.Count);
            for (var i = 0; i < rows.Count; i++)
            {
                var value = getter.GetClrValue(rows[i]);
                values.SetValue(_isArray ? Literal((string[]?)value) : convert is null || value is null ? value : convert(value), i);
            }

            return new NpgsqlParameter { Value = values, DataTypeName = _isArray ? "text[]" : $"{_type}[]" };
        }

        private static string? Literal(string[]? texts) => texts is null ? null : "{" + string.Join(',', texts.Select(text =>
            "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"")) + "}";
    }
}
