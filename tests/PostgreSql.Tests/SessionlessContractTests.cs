using TypedStreaming.PostgreSql.Tests.Servers;

namespace TypedStreaming.PostgreSql.Tests;

/// <summary>Each call comes in another session of the server, as with a pooler in transaction mode.</summary>
public sealed class SessionlessContractTests(PostgreSqlServer server) : StoreContract(server, pooling: false);
