using Microsoft.Extensions.Options;
using Npgsql;

namespace TypedStreaming.PostgreSql.Tests;

public sealed class OptionsTests
{
    private const string Server = "Host=127.0.0.1;Username=u;Password=";
    private const string Secret = "hush-4711";

    [Theory]
    [InlineData("")]
    [InlineData("Billing")]
    [InlineData("1billing")]
    [InlineData("billing-1")]
    [InlineData("billing\n")]
    [InlineData("bill ing")]
    [InlineData("billing\"; DROP SCHEMA public; --")]
    [InlineData("räder")]
    [InlineData("a123456789a123456789a123456789a123456789a123456789a123456789a123")]
    public void A_wrong_schema_is_refused(string schema)
    {
        var options = new PostgreSqlOptions { ConnectionString = Server, Schema = schema };
        Assert.Contains("use 1 to 63 lower-case letters", Assert.Throws<ArgumentException>(() => new PostgreSqlReplayStore(options)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PostgreSqlLease(options));
        Assert.Throws<ArgumentException>(() => new PostgreSqlInbox(options));
        Assert.Throws<ArgumentException>(() => PostgreSqlSchema.Script(schema));
        Assert.Throws<ArgumentException>(() => PostgreSqlSchema.Script("billing", schema));
    }

    [Theory]
    [InlineData("_")]
    [InlineData("billing_2")]
    [InlineData("a123456789a123456789a123456789a123456789a123456789a123456789a12")]
    public async Task A_right_schema_is_accepted_and_quoted(string schema)
    {
        await using var store = new PostgreSqlReplayStore(new PostgreSqlOptions { ConnectionString = Server, Schema = schema });
        Assert.Contains($"CREATE TABLE \"{schema}\".typedstreaming_lease (", PostgreSqlSchema.Script(schema), StringComparison.Ordinal);
        Assert.DoesNotContain(":\"schema\"", PostgreSqlSchema.Script(schema), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ", "")]
    [InlineData("Username=u;Password=" + Secret, "contains no Host")]
    [InlineData(Server + "a;" + Secret + "=b", "cannot be read")]
    [InlineData("Host=h;Port=" + Secret, "cannot be read")]
    [InlineData("Host=h;SSL Mode=" + Secret, "cannot be read")]
    [InlineData(Secret, "cannot be read")]
    public void A_wrong_connection_string_is_refused_without_its_text(string connectionString, string text)
    {
        var refused = Assert.ThrowsAny<ArgumentException>(() => new PostgreSqlReplayStore(connectionString));
        Assert.Contains(text, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_options_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new PostgreSqlReplayStore((PostgreSqlOptions)null!));
        Assert.Throws<ArgumentNullException>(() => new PostgreSqlReplayStore(new PostgreSqlOptions { ConnectionString = Server, TimeProvider = null! }));
        Assert.Throws<ArgumentNullException>(() => new PostgreSqlReplayStore(new PostgreSqlOptions { ConnectionString = Server, Schema = null! }));
        foreach (var retention in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromDays(-1), TimeSpan.FromDays(4000)])
            Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlInbox(new PostgreSqlOptions { ConnectionString = Server }, retention));
    }

    [Fact]
    public void Files_that_do_not_exist_are_named_when_the_client_is_made()
    {
        var store = new PostgreSqlReplayStore(Server + Secret + ";SSL Mode=VerifyFull;Root Certificate=/none/ca.pem;Passfile=/none/pass");
        var options = new StreamingClientOptions { AccessTokens = new AnonymousAccess(new Uri("http://localhost")), ReplayStore = store };
        var refused = Assert.Throws<OptionsValidationException>(() => new StreamingClient(options));
        Assert.Contains("the file '/none/ca.pem', which 'Root Certificate' specifies in ConnectionString, does not exist; create the file", refused.Message, StringComparison.Ordinal);
        Assert.Contains("the file '/none/pass', which 'Passfile' specifies", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_without_defects_reports_none() =>
        Assert.Empty(((IReplayStore)new PostgreSqlReplayStore(Server)).OptionDefects());

    [Fact]
    public async Task A_server_that_does_not_run_is_a_transient_failure()
    {
        // Port 1 is not used, and connections to it are refused at once.
        await using var store = new PostgreSqlReplayStore($"Host=127.0.0.1;Port=1;Username=u;Database=d;Password={Secret}");
        var failure = await Assert.ThrowsAsync<StreamingException>(
            async () => await store.OpenAsync(new ReplayKey("o", "/u/c", "d"), TestContext.Current.CancellationToken));
        Assert.Equal((StreamingError.PositionStore, true), (failure.Error, failure.IsTransient));
        Assert.Contains("The PostgreSQL database 127.0.0.1:1/d, schema typedstreaming cannot read a position: the server cannot be reached", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_hosts_of_which_none_runs_are_a_transient_failure()
    {
        await using var store = new PostgreSqlReplayStore($"Host=127.0.0.1:1,127.0.0.1:2;Target Session Attributes=any;Username=u;Password={Secret}");
        var failure = await Assert.ThrowsAsync<StreamingException>(
            async () => await store.OpenAsync(new ReplayKey("o", "/u/c", "d"), TestContext.Current.CancellationToken));
        Assert.Equal((StreamingError.PositionStore, true), (failure.Error, failure.IsTransient));
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_shows_the_password()
    {
        var options = new PostgreSqlOptions { ConnectionString = Server + Secret };
        await using var store = new PostgreSqlReplayStore(options);
        await using var lease = new PostgreSqlLease(options);
        await using var inbox = new PostgreSqlInbox(options);
        Assert.All((object[])[options, store, lease, inbox], shown => Assert.DoesNotContain(Secret, shown.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Only_what_passes_by_itself_is_transient()
    {
        Assert.All((string[])["57014", "57P01", "40001", "08006", "42P01", "53300"], static state => Assert.True(TransientStates.Include(state)));
        Assert.All((string[])["28P01", "3D000", "42501", "42703", "53100", "54000", "22021"], static state => Assert.False(TransientStates.Include(state)));
    }

    /// <summary>PgBouncer uses one code for everything.</summary>
    [Theory]
    [InlineData("unsupported startup parameter: search_path", false, "Remove Options, Search Path and Timezone")]
    [InlineData("server conn crashed?", true, "Check the server, and the log of the pooler")]
    [InlineData("query_wait_timeout", true, "Check the server, and the log of the pooler")]
    public void Failures_of_a_pooler_are_distinguished(string reported, bool isTransient, string text)
    {
        var failure = new PostgresException(reported, "FATAL", "FATAL", "08P01");
        Assert.Equal(isTransient, TransientStates.Include(failure));
        Assert.Contains(reported, FailureTexts.Of(failure), StringComparison.Ordinal);
        Assert.Contains(text, FailureTexts.Of(failure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b\\c")]
    [InlineData("\\0\\\\")]
    [InlineData("\\")]
    public void Any_text_is_stored_and_read(string text)
    {
        Assert.DoesNotContain('\0', StoredText.Of(text));
        Assert.Equal(text, StoredText.Read(StoredText.Of(text)));
    }

    [Theory]
    [InlineData("a\\")]
    [InlineData("a\\x")]
    public void Text_of_another_program_is_refused(string stored) => Assert.Throws<FormatException>(() => StoredText.Read(stored));
}
