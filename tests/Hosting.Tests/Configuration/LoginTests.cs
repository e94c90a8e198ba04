using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Tests.Fixtures;
using TypedStreaming.Simulator;

namespace TypedStreaming.Hosting.Tests.Configuration;

/// <summary>Logins by configuration alone, and while it changes.</summary>
public sealed class LoginTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-hosting-");
    private readonly RSA _key = RSA.Create(2048);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string KeyFile => Path.Combine(_folder.FullName, "server.key");

    [Theory(Timeout = 30_000)]
    [InlineData(LoginFlow.Password)]
    [InlineData(LoginFlow.JwtBearer)]
    [InlineData(LoginFlow.ClientCredentials)]
    [InlineData(LoginFlow.RefreshToken)]
    [InlineData(LoginFlow.StaticToken)]
    [InlineData(LoginFlow.Anonymous)]
    public async Task Each_flow_logs_in_by_configuration(LoginFlow flow)
    {
        var isAnonymous = flow == LoginFlow.Anonymous;
        await using var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { JwtPublicKey = _key.ExportSubjectPublicKeyInfoPem(), IsMyDomain = true, RequireAuthentication = !isAnonymous }, Token);
        await File.WriteAllTextAsync(KeyFile, _key.ExportPkcs8PrivateKeyPem(), Token);
        await using var service = await TestService.CreateAsync(org);
        var settings = SettingsOf(org, flow);
        foreach (var key in TestService.LoginOf(org, "Salesforce").Keys) service.Builder.Configuration[key] = settings.GetValueOrDefault(key["Salesforce:Login:".Length..]);
        foreach (var (key, value) in settings) service.Builder.Configuration[$"Salesforce:Login:{key}"] = value;
        if (isAnonymous) service.Builder.Configuration["Salesforce:Client:Endpoint"] = new Uri(org.Url, "/cometd/66.0").ToString();
        service.Add();
        await service.StartAsync();
        await service.Running.Services.GetRequiredService<IEventClient>().StartAsync(Token);
        Assert.Equal(flow is LoginFlow.StaticToken or LoginFlow.Anonymous ? 0 : 1, org.Exchanges.Count(RequestKind.Login));
        Assert.Equal(ClientState.Connected, service.Running.Services.GetRequiredService<StreamingClient>().State);
        await service.StopAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_changed_secret_is_used_at_the_next_login_and_other_changes_need_a_restart()
    {
        await using var service = await TestService.CreateAsync();
        service.Add();
        await service.StartAsync();
        var client = service.Running.Services.GetRequiredService<IEventClient>();
        await client.StartAsync(Token);
        service.Builder.Configuration["Salesforce:Login:Password"] = "wrong";
        service.Builder.Configuration["Salesforce:Client:ApiVersion"] = "60.0";
        ((IConfigurationRoot)service.Builder.Configuration).Reload();
        var label = $"[{service.Org.OrganizationId}] The client 'default': these";
        Assert.Contains(service.Log.Entries, entry => entry.Id.Id == 314 && entry.Text.StartsWith($"{label} login settings have changed, and will take effect at the next login: Salesforce:Login:Password", StringComparison.Ordinal));
        Assert.Contains(service.Log.Entries, entry => entry.Id.Id == 313 && entry.Text.StartsWith($"{label} settings have changed, and will take effect after a restart: Salesforce:Client:ApiVersion", StringComparison.Ordinal));
        Assert.DoesNotContain("wrong", service.Log.Text, StringComparison.Ordinal);
        await client.StopAsync(Token);
        var refused = await Record.ExceptionAsync(() => client.StartAsync(Token));
        // The service starts the client too. If it does so only now, its own start is refused, which stops the client again.
        if (refused is OperationCanceledException) await service.Log.WaitForAsync(300);
        else Assert.Equal(StreamingError.LoginRefused, Assert.IsType<StreamingException>(refused).Error);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_change_to_wrong_login_settings_is_a_failure_that_can_be_corrected()
    {
        await using var service = await TestService.CreateAsync();
        service.Add();
        await service.StartAsync();
        var client = service.Running.Services.GetRequiredService<IEventClient>();
        await client.StartAsync(Token);
        service.Builder.Configuration["Salesforce:Login:Sandbox"] = "secret";
        ((IConfigurationRoot)service.Builder.Configuration).Reload();
        await client.StopAsync(Token);
        var wrong = await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(Token));
        Assert.True(wrong.IsTransient);
        Assert.Contains("Salesforce:Login:Sandbox is not valid", wrong.Message, StringComparison.Ordinal);
        service.Builder.Configuration["Salesforce:Login:Sandbox"] = "false";
        ((IConfigurationRoot)service.Builder.Configuration).Reload();
        await client.StartAsync(Token);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_file_of_a_key_is_read_at_each_login()
    {
        await using var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { JwtPublicKey = _key.ExportSubjectPublicKeyInfoPem() }, Token);
        using var old = RSA.Create(2048);
        await File.WriteAllTextAsync(KeyFile, old.ExportPkcs8PrivateKeyPem(), Token);
        await using var service = await TestService.CreateAsync(org);
        foreach (var (key, value) in SettingsOf(org, LoginFlow.JwtBearer)) service.Builder.Configuration[$"Salesforce:Login:{key}"] = value;
        service.Add();
        var host = service.Builder.Build();
        await using var ending = (IAsyncDisposable)host;
        var client = host.Services.GetRequiredService<IEventClient>();
        await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(Token));
        await File.WriteAllTextAsync(KeyFile, _key.ExportPkcs8PrivateKeyPem(), Token);
        await client.StartAsync(Token);
    }

    [Fact]
    public void Settings_print_no_secret()
    {
        var login = new LoginSettings { Flow = LoginFlow.Password, Password = "p", ClientSecret = "s", AccessToken = "t", RefreshToken = "r", PrivateKeyPem = "k" };
        Assert.Equal("Password login", login.ToString());
        Assert.Equal("Password login", new TypedStreamingOptions { Login = login }.ToString());
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    private Dictionary<string, string?> SettingsOf(SimulatedOrg org, LoginFlow flow) => new(StringComparer.Ordinal)
    {
        ["Flow"] = flow.ToString(),
        ["Username"] = flow is LoginFlow.Password or LoginFlow.JwtBearer ? org.User.Username : null,
        ["Password"] = flow == LoginFlow.Password ? org.User.Password : null,
        ["ClientId"] = flow is LoginFlow.StaticToken or LoginFlow.Anonymous ? null : org.User.ClientId,
        ["ClientSecret"] = flow is LoginFlow.StaticToken or LoginFlow.JwtBearer or LoginFlow.Anonymous ? null : org.User.ClientSecret,
        ["PrivateKeyFile"] = flow == LoginFlow.JwtBearer ? KeyFile : null,
        ["RefreshToken"] = flow == LoginFlow.RefreshToken ? org.User.RefreshToken : null,
        ["AccessToken"] = flow == LoginFlow.StaticToken ? org.IssueAccessToken() : null,
        ["InstanceUrl"] = flow is LoginFlow.StaticToken or LoginFlow.Anonymous ? org.Url.ToString() : null,
        ["LoginUrl"] = flow is LoginFlow.StaticToken or LoginFlow.Anonymous ? null : org.Url.ToString(),
    };
}
