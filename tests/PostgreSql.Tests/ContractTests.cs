using TypedStreaming.PostgreSql.Tests.Servers;

namespace TypedStreaming.PostgreSql.Tests;

public sealed class ContractTests(PostgreSqlServer server) : StoreContract(server, pooling: true);
