export const search = {"start":"输入报错原文、状态码或一句问题","loading":"正在查找…","count":"找到 {count} 页","weak":"没有很贴切的结果，下面是最接近的","none":"没有找到“{query}”","none_hint":"换个说法试试，或者从这里继续：","failed":"搜索没有载入，请检查网络后再试","all_kinds":"全部","kinds":"按类型筛选","next":"再显示一些","clear":"清空输入框","log":"在本机记下没搜到的词","log_export":"导出没搜到的词（{count}）","log_clear":"清空"};
export const ways = [{"label":"错误查询","href":"errors/"},{"label":"全部主题","href":"topics/"},{"label":"联系我们","href":"pages/contact/"}];
export const tools = {"copy":"复制整页 Markdown","failed":"没能读到 Markdown 版本，请直接打开","term":"看术语页","copied":"已复制"};
