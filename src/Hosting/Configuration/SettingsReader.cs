using Microsoft.Extensions.Configuration;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// Reads the settings of one client from its section of the configuration. Messages about invalid settings are collected; no exception is
/// thrown.
/// </summary>
internal static class SettingsReader
{
    public static void Read(IConfiguration section, string path, TypedStreamingOptions options)
    {
        var settings = new SettingsSection(section, path, options.Defects);
        ReadLogin(settings.Section("Login", areSecret: true), options.Login);
        ReadClient(settings.Section("Client"), options.Client);
        foreach (var (name, handler) in settings.Section("Handlers").Sections())
            options.Handlers[name] = Handler(handler);
        settings.RefuseOthers();
    }

    private static void ReadLogin(SettingsSection section, LoginSettings login)
    {
        login.Flow = section.Choice<LoginFlow>(nameof(login.Flow));
        login.Username = section.Text(nameof(login.Username));
        login.Password = section.Text(nameof(login.Password));
        login.ClientId = section.Text(nameof(login.ClientId));
        login.ClientSecret = section.Text(nameof(login.ClientSecret));
        login.PrivateKeyPem = section.Text(nameof(login.PrivateKeyPem));
        login.PrivateKeyFile = section.Text(nameof(login.PrivateKeyFile));
        login.Audience = section.Text(nameof(login.Audience));
        login.RefreshToken = section.Text(nameof(login.RefreshToken));
        login.AccessToken = section.Text(nameof(login.AccessToken));
        login.InstanceUrl = section.Address(nameof(login.InstanceUrl));
        login.LoginUrl = section.Address(nameof(login.LoginUrl));
        login.Sandbox = section.Flag(nameof(login.Sandbox)) ?? login.Sandbox;
        section.RefuseOthers();
    }

    private static void ReadClient(SettingsSection section, ClientSettings client)
    {
        client.ApiVersion = section.Text(nameof(client.ApiVersion));
        client.Endpoint = section.Address(nameof(client.Endpoint));
        client.AutoReconnect = section.Flag(nameof(client.AutoReconnect));
        client.UseTimeoutAdvice = section.Flag(nameof(client.UseTimeoutAdvice));
        client.RecoveryTimeout = section.Time(nameof(client.RecoveryTimeout));
        client.MaxHandshakesPerHour = section.Number(nameof(client.MaxHandshakesPerHour));
        client.MaxLoginsPerHour = section.Number(nameof(client.MaxLoginsPerHour));
        client.RequestTimeout = section.Time(nameof(client.RequestTimeout));
        client.LoginTimeout = section.Time(nameof(client.LoginTimeout));
        client.NetworkDelay = section.Time(nameof(client.NetworkDelay));
        client.MaxMessageBytes = section.Number(nameof(client.MaxMessageBytes));
        client.OnFinalError = section.Choice<FinalErrorAction>(nameof(client.OnFinalError));
        ReadSubscribeRetry(section.Section(nameof(client.SubscribeRetry)), client.SubscribeRetry);
        section.RefuseOthers();
    }

    private static void ReadSubscribeRetry(SettingsSection section, SubscribeRetrySettings retry)
    {
        retry.InitialDelay = section.Time(nameof(retry.InitialDelay));
        retry.MaximumDelay = section.Time(nameof(retry.MaximumDelay));
        retry.Factor = section.Fraction(nameof(retry.Factor));
        retry.MaximumCount = section.Number(nameof(retry.MaximumCount));
        section.RefuseOthers();
    }

    private static HandlerSettings Handler(SettingsSection section)
    {
        var handler = new HandlerSettings
        {
            Consumer = section.Text(nameof(HandlerSettings.Consumer)),
            Channel = section.Text(nameof(HandlerSettings.Channel)),
            StartFrom = section.Choice<StartPosition>(nameof(HandlerSettings.StartFrom)),
            CarryOverPosition = section.Flag(nameof(HandlerSettings.CarryOverPosition)),
            Order = section.Choice<EventOrder>(nameof(HandlerSettings.Order)),
            MaxConcurrency = section.Number(nameof(HandlerSettings.MaxConcurrency)),
            OnFailure = section.Choice<FailureAction>(nameof(HandlerSettings.OnFailure)),
            AttemptTimeout = section.Time(nameof(HandlerSettings.AttemptTimeout)),
            MaxUnacknowledged = section.Number(nameof(HandlerSettings.MaxUnacknowledged)),
            BufferBytes = section.Number(nameof(HandlerSettings.BufferBytes)),
            SaveInterval = section.Time(nameof(HandlerSettings.SaveInterval)),
            SaveCount = section.Number(nameof(HandlerSettings.SaveCount)),
        };
        ReadRetry(section.Section(nameof(handler.Retry)), handler.Retry);
        section.RefuseOthers();
        return handler;
    }

    private static void ReadRetry(SettingsSection section, RetrySettings retry)
    {
        retry.MaxAttempts = section.Number(nameof(retry.MaxAttempts));
        retry.Delay = section.Time(nameof(retry.Delay));
        retry.Factor = section.Fraction(nameof(retry.Factor));
        retry.MaxDelay = section.Time(nameof(retry.MaxDelay));
        retry.Jitter = section.Fraction(nameof(retry.Jitter));
        section.RefuseOthers();
    }
}
