using TypedStreaming.Simulator.PubSub.Bus;
using TypedStreaming.Simulator.PubSub.Errors;
using TypedStreaming.Simulator.PubSub.Faults;
using TypedStreaming.Simulator.PubSub.Protocol;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.PubSub.Calls;

/// <summary>Answers calls that request a topic or a schema.</summary>
internal sealed class TopicCalls(OrgState state, EventBus bus, PayloadFaults faults, string organizationId)
{
    public TopicInfo Topic(TopicRequest request, PubSubCall call)
    {
        var name = request.TopicName;
        call.Concerns(name);
        lock (state.Gate)
        {
            Topics.Require(state, name);
            return faults.Extend(new TopicInfo
            {
                TopicName = name,
                TenantGuid = $"core/simulated/{organizationId}",
                CanPublish = state.Catalog.FindPlatformEvent(name) is not null,
                CanSubscribe = !state.Catalog.IsDenied(name),
                SchemaId = bus.Schemas.OfTopic(name)?.Id ?? "",
                RpcId = call.RpcId,
            });
        }
    }

    public SchemaInfo Schema(SchemaRequest request, PubSubCall call)
    {
        call.Concerns(request.SchemaId);
        lock (state.Gate)
        {
            var schema = bus.Schemas.Find(request.SchemaId)
                ?? throw new PubSubException(ErrorCodes.SchemaUnknown, $"There is no schema with the id '{request.SchemaId}'.");
            return faults.Extend(new SchemaInfo { SchemaJson = schema.Json, SchemaId = schema.Id, RpcId = call.RpcId });
        }
    }
}
