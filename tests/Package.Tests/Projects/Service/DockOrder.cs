using TypedStreaming;

namespace Service;

[GenericEvent("/u/DockOrders")]
public partial record DockOrder(int Dock, string Order);
